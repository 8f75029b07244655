import type { Wire } from './sync.ts';
import { deckAddress } from './token.ts';

/**
 * Messages between the windows of one deck on one machine. Browsers keep the channel within an origin, but Chromium lets all
 * `file://` pages share one: so its name holds the deck's address and the token, and who receives checks again.
 */
export function broadcastWire(token: string): Wire {
  const channel = new BroadcastChannel(`deck ${deckAddress(location)} ${token}`);
  return {
    post: (message) => channel.postMessage(message),
    receive: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
  };
}
