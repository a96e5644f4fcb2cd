// Adds up the reports of all Java test classes below a folder, and names what failed. A build that
// ended badly (second argument, its exit status) counts as one failure more: what did not run did
// not pass.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

let passed = 0, failed = process.argv[3] === '0' ? 0 : 1, skipped = 0
for (const module of readdirSync(process.argv[2])) {
  const folder = join(process.argv[2], module, 'target', 'surefire-reports')
  let reports
  try { reports = readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name)) } catch { reports = [] }
  if (reports.length === 0 && existsSync(join(process.argv[2], module, 'src', 'test', 'java'))) {
    console.log(`  the tests of ${module} did not run`)
    failed++
  }
  for (const report of reports) {
    const xml = readFileSync(join(folder, report), 'utf8')
    const suite = xml.match(/<testsuite\b[^>]*>/)[0]
    const number = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
    const bad = number('failures') + number('errors')
    if (bad) console.log(`  failed: ${suite.match(/\bname="([^"]+)"/)[1]} (${bad})`)
    for (const [, words] of xml.matchAll(/<(?:failure|error)\b[^>]*>([^]*?)<\/(?:failure|error)>/g)) {
      console.log(words.replace(/^<!\[CDATA\[|\]\]>$/g, '').split('\n').slice(0, 60).map((line) => `    ${line}`.slice(0, 240)).join('\n'))
    }
    failed += bad
    skipped += number('skipped')
    passed += number('tests') - bad - number('skipped')
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
