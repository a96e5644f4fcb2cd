#!/usr/bin/env node
// The bills of materials against two lists: no licence that config/licences.txt does not allow, no
// version below its floor in config/advisory-floors.txt. There is no vulnerability feed behind it:
// the floors are ours to raise.
import { readFileSync } from 'node:fs'

const rows = (file) =>
  readFileSync(new URL(`../config/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/))

const licences = rows('licences.txt')
const allowed = new Set(licences.filter(([kind]) => kind === 'allow').map(([, id]) => id))
const excepted = licences.filter(([kind]) => kind === 'except').map(([, name]) => name)
const floors = rows('advisory-floors.txt').map(([ecosystem, name, least, ...why]) => ({
  ecosystem,
  name,
  least,
  why: why.join(' '),
}))

/** "(MIT OR GPL-2.0)" is satisfied by one of its sides, "A AND B" by both. */
function permits(expression) {
  const bare = expression.replace(/[()]/g, '')
  return bare.split(/\s+OR\s+/i).some((side) => side.split(/\s+AND\s+/i).every((id) => allowed.has(id.trim())))
}

const stated = (component) =>
  (component.licenses ?? []).map((entry) => entry.expression ?? entry.license.id ?? entry.license.name)

/** Numbers by value; a version that only adds words (7.0.10-RC1) is before the bare one. */
function isBelow(version, least) {
  const [numbers, words] = version.split(/[-+](.*)/)
  const a = numbers.split('.').map((part) => parseInt(part, 10) || 0)
  const b = least.split('.').map(Number)
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0)
  }
  return /^(rc|m|alpha|beta|snapshot|canary)/i.test(words ?? '')
}

const matches = (pattern, name) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

const faults = []
const used = new Set()
let components = 0
for (const file of process.argv.slice(2)) {
  const bill = JSON.parse(readFileSync(file, 'utf8'))
  if (!bill.components?.length) faults.push(`${file} names no component`)
  const pending = [...(bill.components ?? [])]
  while (pending.length) {
    const component = pending.pop()
    pending.push(...(component.components ?? []))
    const ecosystem = component.purl?.match(/^pkg:(\w+)\//)?.[1]
    const separator = ecosystem === 'maven' ? ':' : '/'
    const name = component.group ? component.group + separator + component.name : component.name
    if (component.group === 'employeehealth') continue
    components++
    const exception = excepted.find((pattern) => matches(pattern, name))
    if (exception) used.add(exception)
    else if (!stated(component).some(permits)) {
      faults.push(`${name} ${component.version}: licence ${stated(component).join(', ') || 'unknown'}`)
    }
    for (const floor of floors) {
      if (floor.ecosystem === ecosystem && matches(floor.name, name) && isBelow(component.version, floor.least)) {
        faults.push(`${name} ${component.version}: at least ${floor.least} (${floor.why})`)
      }
    }
  }
}
for (const name of excepted) {
  if (!used.has(name)) faults.push(`config/licences.txt excepts ${name}, which is not there any more`)
}
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${components} components`)
