// How much an agent's browser loads, compressed, until the desk stands. Fails when it is more than we allow ourselves.
import { existsSync, readFileSync, statSync } from 'node:fs'

const KIB_MAX = 400
const root = new URL('../wwwroot/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', root), 'utf8'))

function load(key, files) {
  const chunk = manifest[key]
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  for (const name of chunk.imports ?? []) load(name, files)
  return files
}

function sent(file) {
  const small = new URL(`${file}.br`, root)
  return statSync(existsSync(small) ? small : new URL(file, root)).size
}

const files = new Set(['index.html'])
load('index.html', files)
load('src/desk/DeskPage.vue', files)
const kib = [...files].reduce((sum, file) => sum + sent(file), 0) / 1024
console.log(`the desk's first load: ${files.size} files, ${kib.toFixed(1)} KiB compressed, at most ${KIB_MAX}`)
process.exit(kib < KIB_MAX ? 0 : 1)
