import { post } from '@/api/client'
import { DraftShelf } from '@/desk/ticket/draftShelf'
import { useFloor } from '@/floor/floor'
import { confirmed } from './notice'
import { useSession } from './session'

/**
 * What is to be done before somebody signs out: his seat must not go on ringing for nobody, and what citizens told him
 * must not stay on the computer. False when he would rather stay.
 */
export async function readyToGo(): Promise<boolean> {
  const { person } = useSession()
  if (!person) return true
  const shelf = new DraftShelf(localStorage, person.user)
  const open = shelf.all(Date.now()).filter((draft) => draft.touched).length
  if (open > 0 && !(await confirmed(`还有 ${open} 份未登记的工单，退出后内容将清除。`, '退出', '清除并退出')))
    return false
  const seat = person.seatNo ? useFloor().seats.get(person.seatNo) : undefined
  if (seat && seat.state !== 'SignedOut') await post(`seats/${seat.no}/state`, { state: 'SignedOut' })
  shelf.clear()
  return true
}
