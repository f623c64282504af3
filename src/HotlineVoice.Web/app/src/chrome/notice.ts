import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import { ElMessage } from 'element-plus/es/components/message/index.mjs'
import { ElMessageBox } from 'element-plus/es/components/message-box/index.mjs'
import { sentenceOf } from '@/api/problem'

/** Says briefly that something was done; longer what is to be read out. */
export const tellDone = (text: string, milliseconds?: number) =>
  ElMessage({
    type: 'success',
    message: text,
    grouping: true,
    ...(milliseconds ? { duration: milliseconds, showClose: true } : {}),
  })

/** Says what was done only in part, long enough to be read. */
export const tellWarning = (text: string) =>
  ElMessage({ type: 'warning', message: text, duration: 8000, showClose: true, grouping: true })

/** Says why something was not done. */
export const tellProblem = (error: unknown) =>
  ElMessage({ type: 'error', message: sentenceOf(error), duration: 6000, showClose: true, grouping: true })

/** Asks before something that cannot be undone. */
export async function confirmed(question: string, title: string, yes: string): Promise<boolean> {
  return ElMessageBox.confirm(question, title, { type: 'warning', confirmButtonText: yes }).then(
    () => true,
    () => false,
  )
}

/** Asks for one line of text; undefined when there is none. */
export async function askText(question: string, title: string): Promise<string | undefined> {
  return ElMessageBox.prompt(question, title, {
    inputValidator: (text: string) => text?.trim().length > 0 || '请填写',
  }).then(
    (answer) => answer.value.trim(),
    () => undefined,
  )
}
