import react from '@vitejs/plugin-react';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/** `TIERLIFT_URL=http://127.0.0.1:3000 npx vite apps/console` serves the sources against a running api. */
const api = process.env.TIERLIFT_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here,
  base: '/console/',
  plugins: [react()],
  html: { cspNonce: 'CSP-NONCE' }, // api puts a new one in its place for each page
  build: {
    outDir: join(here, '../../dist/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/v1': api } },
});
