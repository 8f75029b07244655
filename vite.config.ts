import { defineConfig } from 'vite';
import { deck } from './deck/build/plugin.ts';

export default defineConfig({
  plugins: [deck({ slides: 'slides', charts: 'charts', theme: 'theme' })],
});
