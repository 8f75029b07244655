import { type ChannelToken, deckAddress } from './channel-token.ts';
import type { Wire } from './start-sync.ts';

/**
 * Messages between the windows of one deck on one machine. Browsers keep the channel within an origin, but Chromium lets all
 * `file://` pages share one: so its name holds the deck's address and the token, and who receives checks again.
 */
export function broadcastWire(token: ChannelToken): Wire {
  let listener: ((value: unknown) => void) | undefined;
  const open = () => {
    const opened = new BroadcastChannel(`deck ${deckAddress(location)} ${token.value}`);
    opened.addEventListener('message', ({ data }) => listener?.(data));
    return opened;
  };
  let channel = open();
  token.onChange(() => {
    channel.close();
    channel = open();
  });
  return {
    post: (message) => channel.postMessage(message),
    receive: (next) => {
      listener = next;
    },
  };
}
