import { describe, expect, it } from 'vitest'
import { landingOf, mayOpen, placesOf } from './places'

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

describe('what somebody may open', () => {
  it.each([
    [['unit-handler'], '/tickets/12026030300001', true],
    [['unit-handler'], '/tickets', false],
    [['unit-handler'], '/people', false],
    [['administrator'], '/tickets/12026030300001', false],
    [['agent'], '/tickets', true],
    [['agent'], '/nowhere', true],
  ])('%j %s: %s', (roles, path, may) => expect(mayOpen(path, roles)).toBe(may))
})
