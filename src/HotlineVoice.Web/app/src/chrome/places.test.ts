import { describe, expect, it } from 'vitest'
import { landingOf, placesOf } from './places'

describe('where somebody lands', () => {
  it.each([
    [['agent'], '/desk'],
    [['agent', 'supervisor'], '/wall'],
    [['administrator'], '/people'],
    [['unit-handler'], '/office'],
    [['dispatcher'], '/tickets'],
    [['librarian'], '/nothing'],
  ])('%j: %s', (roles, path) => expect(landingOf(roles)).toBe(path))

  it('nobody lands on a page that is not in his menu', () => {
    for (const role of ['agent', 'supervisor', 'administrator', 'unit-head', 'quality'])
      expect(placesOf([role]).map((place) => place.path)).toContain(landingOf([role]))
  })
})
