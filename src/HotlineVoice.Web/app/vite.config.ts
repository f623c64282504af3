import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'
import { smaller } from './vite.smaller.ts'

/** In development the pages come from Vite and everything else from a running server. */
const server = process.env.HOTLINE_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), components({ dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }), smaller()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    manifest: true,
    // Nothing is put into pages as data: or inline script, which the content security policy would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': server, '/openapi': server, '/health': server } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
