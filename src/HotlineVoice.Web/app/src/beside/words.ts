import type { Enclosure } from '@/api/shapes'

const kinds: Record<string, string> = {
  evidence: '证据', result: '办理结果', material: '补充材料', receipt: '回执', identity: '身份证明', other: '其他',
}

export const kindChoices = Object.entries(kinds).map(([value, label]) => ({ value, label }))

export const kindWord = (kind: string): string => kinds[kind] ?? kind

export const visibilityWord = (visibility: string): string =>
  ({ internal: '内部', unit: '与承办单位共享', caller: '可告知诉求人' })[visibility] ?? visibility

/** What is said of a file's check, and whether it may be opened. */
export function checkOf(file: Pick<Enclosure, 'check' | 'finding'>): { words: string; opens: boolean; bad: boolean } {
  if (file.check === 'clean') return { words: '病毒检查通过', opens: true, bad: false }
  if (file.check === 'unchecked') return { words: '未做病毒检查', opens: true, bad: true }
  if (file.check === 'waiting') return { words: '待检查', opens: false, bad: false }
  if (file.check === 'lost') return { words: '文件缺失', opens: false, bad: true }
  if (file.check === 'destroyed') return { words: '已销毁', opens: false, bad: false }
  return { words: `发现病毒，已移除${file.finding ? `（${file.finding}）` : ''}`, opens: false, bad: true }
}

/** Octets for a person: 980 字节, 12.3 KB, 4.5 MB. */
export function sizeWord(octets: number): string {
  if (octets < 1024) return `${octets} 字节`
  const kilo = octets / 1024
  return kilo < 1024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1024).toFixed(1)} MB`
}
