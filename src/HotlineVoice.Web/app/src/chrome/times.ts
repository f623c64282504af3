const ZONE = 'Asia/Shanghai'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false })
const dayClock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false,
})

/** 14:05 of an instant, in the hotline's zone whatever the computer's is. */
export const clockTime = (instant: string | number): string => clock.format(new Date(instant))

/** 03/13 14:05 of an instant. */
export const dayTime = (instant: string): string => dayClock.format(new Date(instant))

/** 1:05 or 1:02:05 of a number of seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
