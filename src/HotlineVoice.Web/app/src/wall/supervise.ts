import { computed, ref, type Ref } from 'vue'
import { post } from '@/api/client'
import type { Call, Seat } from '@/api/shapes'
import { confirmed, tellDone, tellProblem } from '@/chrome/notice'
import { useSession } from '@/chrome/session'
import { useFloor } from '@/floor/floor'
import { doneOf, questionOf, type Order } from './orders'
import { isTalk } from './standing'

/** What a supervisor may do to the call on this seat, and doing it. */
export function useSupervise(seat: Ref<Seat>) {
  const session = useSession()
  const floor = useFloor()
  const busy = ref(false)

  const call = computed(() => (seat.value.callId ? floor.calls.get(seat.value.callId) : undefined))
  const ownSeat = computed(() => session.person?.seatNo)
  /** Why he cannot be put on the call; empty when he can. */
  const why = computed(() => {
    if (!session.isSupervisor) return '只有班长可以监听和介入通话。'
    if (ownSeat.value === seat.value.no) return '这是您自己的坐席。'
    if (!ownSeat.value) return '您没有坐席：监听和介入要用您自己的话机，请系统管理员设置。'
    return isTalk(call.value) ? '' : '坐席现在没有通话。'
  })
  /** His telephone is on the call already: it does not ring again. */
  const isOnCall = computed(() =>
    (call.value?.legs ?? []).some(
      (leg) => leg.role === 'supervisor' && leg.number === ownSeat.value && leg.state !== 'Ended',
    ),
  )
  const mayEnd = computed(() => !!call.value && session.isAny('supervisor', 'administrator'))
  const may = (order: Order) => !busy.value && (order.needsSeat ? why.value === '' : mayEnd.value)

  async function give(order: Order): Promise<void> {
    const id = call.value?.callId
    const onCall = isOnCall.value
    const whom = `坐席 ${seat.value.no} ${seat.value.name ?? ''}`.trim()
    if (!id || !(await confirmed(questionOf(order, onCall), `${order.title}：${whom}`, order.title))) return
    const body = order.needsSeat ? { seatNo: ownSeat.value } : {}
    await run(() => post<Call>(`calls/${encodeURIComponent(id)}/${order.name}`, body), doneOf(order, onCall))
  }

  async function run(wish: () => Promise<unknown>, done: string): Promise<void> {
    busy.value = true
    try {
      await wish()
      tellDone(done)
    } catch (error) {
      tellProblem(error)
    } finally {
      busy.value = false
    }
  }

  return { busy, call, why, may, give, run }
}
