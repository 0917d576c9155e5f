import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sniffAttachment } from '../../attachments/sniff.ts'
import { formDocument, formNames } from './forms.ts'

test.each(formNames)('%s is taken as a Word document, and is the same every time', (form) => {
  const bytes = formDocument(form)
  expect(sniffAttachment(bytes, 'docx')).toBe('docx')
  expect(formDocument(form)).toEqual(bytes)
})

const hasPython = spawnSync('python3', ['--version']).status === 0

test.skipIf(!hasPython)('the archive opens with another program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-form-'))
  try {
    const path = join(folder, 'form.docx')
    writeFileSync(path, formDocument('走访登记表'))
    const text = execFileSync('python3', [
      '-c',
      'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(z.read("word/document.xml").decode())',
      path,
    ]).toString()
    expect(text).toContain('走访登记表（示例）')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
