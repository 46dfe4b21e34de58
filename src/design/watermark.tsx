/** So often that no part of a page, or of a sheet, is without it. */
const rows = 12

/**
 * Behind a page, again and again: who looks, when, by what. Read once by those who hear a page; the rest is drawn for the
 * eye and the printer.
 */
export const Watermark = ({ text }: { readonly text: string }) => (
  <div class="watermark">
    <p class="watermark__once">{`Opened by ${text}. Nothing of it leaves this service.`}</p>
    <div class="watermark__behind" aria-hidden="true">
      {Array.from({ length: rows }, (_, nth) => (
        <span key={nth} class="watermark__row" data-text={`${text}   ${text}   ${text}`} />
      ))}
    </div>
  </div>
)
