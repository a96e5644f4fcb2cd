#!/usr/bin/env node
// Words that no tracked file may say: config/words.json names them, why, and who may.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

process.chdir(new URL('..', import.meta.url).pathname)
const LIST = 'config/words.json'
const { rules } = JSON.parse(readFileSync(LIST, 'utf8'))
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\0')
  .filter((file) => file && file !== LIST && existsSync(file) && statSync(file).isFile())

const faults = []
const used = new Set()
for (const file of files) {
  const bytes = readFileSync(file)
  if (bytes.includes(0)) continue // not a text
  const lines = bytes.toString('utf8').split('\n')
  for (const { pattern, why, except } of rules) {
    const word = new RegExp(pattern)
    lines.forEach((line, index) => {
      if (!word.test(line)) return
      if (except[file]) used.add(pattern + file)
      else faults.push(`${file}:${index + 1}: ${why}: ${line.trim().slice(0, 100)}`)
    })
  }
}
for (const { pattern, except } of rules) {
  for (const file of Object.keys(except)) {
    if (!used.has(pattern + file)) faults.push(`${LIST}: ${file} needs its exception no more`)
  }
}
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${files.length} files`)
