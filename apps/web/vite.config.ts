import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressPlugin } from './compress-plugin.ts';
import { contractPlugin } from './contract-plugin.ts';

/** Libraries and parts of every shell; never antd, nothing of one capability, and no QR encoder: no page shows one first. */
const BASE =
  /[\\/]node_modules[\\/](?:react|react-dom|scheduler|react-router|react-router-dom|i18next)[\\/]|[\\/]@tanstack[\\/]|[\\/]src[\\/]shared[\\/](?!ui[\\/]qr-)/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [contractPlugin(), react(), compressPlugin()],
  server: {
    // changeOrigin stays off: the API compares a request's origin with its own host.
    proxy: { '/api': { target: process.env['LINLI_API_URL'] ?? 'http://localhost:3001' } },
  },
  build: {
    manifest: true,
    // Everything is a file of its own: data: URLs would widen the content security policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline script in older forms and every browser we build for preloads modules.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Every first load carries the names of all chunks: hashes alone save 0.6 to 1.5 kB of it, packed.
        // Seven characters are the fewest that the bundler takes; whose they are stands in the manifest.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash][extname]',
        // What every shell loads is one file: two dozen small ones compress several kB worse.
        codeSplitting: { groups: [{ name: 'base', test: BASE, minShareCount: 3 }] },
      },
    },
  },
});
