const showShare = (form: HTMLFormElement, share: number): void => {
  const bar = form.querySelector('progress')
  const words = form.querySelector('[data-upload-words]')
  if (bar !== null) {
    bar.hidden = false
    bar.value = share
  }
  if (words !== null)
    words.textContent = share < 1 ? `${String(Math.floor(share * 100))}% sent` : 'Sent. Finishing …'
}

/** Puts the page that was answered in the place of this one, or goes where the answer pointed. */
const follow = (form: HTMLFormElement, request: XMLHttpRequest): void => {
  if (request.status < 400) return location.assign(request.responseURL)
  const main = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('main')
  const here = form.closest('main')
  if (main === null || here === null) return location.reload()
  here.replaceWith(main)
  startUploadProgress(main)
}

/** `data-upload-progress` on a form with a file: says how much has been sent. Without scripts the browser says it. */
export const startUploadProgress = (scope: ParentNode): void => {
  for (const form of scope.querySelectorAll<HTMLFormElement>('form[data-upload-progress]'))
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      const request = new XMLHttpRequest()
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        showShare(form, total === 0 ? 0 : loaded / total),
      )
      request.addEventListener('load', () => follow(form, request))
      request.addEventListener('error', () => location.reload())
      request.open('POST', form.action)
      request.send(new FormData(form))
    })
}
