import { MojSubNavigation } from '../../design/index.ts'

export type BoardPlace = 'board' | 'agencies' | 'late' | 'disagreements'

const places: readonly { place: BoardPlace; href: string; text: string }[] = [
  { place: 'board', href: '/enquiries', text: 'Board' },
  { place: 'agencies', href: '/enquiries/agencies', text: 'How agencies answer' },
  { place: 'late', href: '/enquiries/late', text: 'Late, and why' },
  { place: 'disagreements', href: '/disagreements', text: 'Disagreements' },
]

/** The board and its figures. Emergency duty has the board alone. */
export const BoardPlaces = ({ at }: { at: BoardPlace }) => (
  <MojSubNavigation
    label="Enquiries"
    classes="board-places"
    items={[
      ...places.map(({ place, href, text }) => ({ href, text, active: place === at })),
      { href: '/enquiries/wall', text: 'For the wall' },
    ]}
  />
)
