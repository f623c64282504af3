import type { FeedData } from '@/api/shapes'

export interface FeedFollower {
  /** Loads the state that the feed then changes. */
  load(): Promise<void>
  event(name: string, data: FeedData): void
}

const LATE_RETRY = 2000

interface Standing {
  /** What came while it loads; given out afterwards, because what is loaded may be older. */
  held: [name: string, data: FeedData][]
  /** Loads that are running or wait for their turn. */
  loads: number
  last: Promise<void>
}

/** Stores and pages that are fed by the events: each is loaded first, and then told, whenever it comes. */
export class Followers {
  readonly #all = new Map<FeedFollower, Standing>()
  #hasLoaded = false

  /** Adds one, until what this gives back is called. */
  add(follower: FeedFollower): () => void {
    this.#all.set(follower, { held: [], loads: 0, last: Promise.resolve() })
    // The stream was open before this one was there, and tells nobody to load again until it breaks.
    if (this.#hasLoaded) void this.#loadLate(follower)
    return () => void this.#all.delete(follower)
  }

  async reload(): Promise<void> {
    this.#hasLoaded = true
    await Promise.all([...this.#all.keys()].map((follower) => this.#load(follower)))
  }

  tell(name: string, data: FeedData): void {
    for (const [follower, standing] of this.#all)
      if (standing.loads > 0) standing.held.push([name, data])
      else follower.event(name, data)
  }

  async #loadLate(follower: FeedFollower): Promise<void> {
    try {
      await this.#load(follower)
    } catch {
      setTimeout(() => this.#all.has(follower) && void this.#loadLate(follower), LATE_RETRY)
    }
  }

  /** One load after the other: an older answer must not come after a newer one. */
  #load(follower: FeedFollower): Promise<void> {
    const standing = this.#all.get(follower)!
    standing.loads++
    const load = async () => {
      try {
        await follower.load()
      } finally {
        if (--standing.loads === 0)
          for (const [name, data] of standing.held.splice(0))
            if (this.#all.get(follower) === standing) follower.event(name, data)
      }
    }
    standing.last = standing.last.then(load, load)
    return standing.last
  }
}
