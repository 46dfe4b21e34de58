const width = 30

/** One line that is written over as work goes on; where nobody watches (no terminal), a line every tenth. */
export const progressBar = (total: number, of: string): ((done: number) => void) => {
  const began = performance.now()
  let tenth = 0
  return (done) => {
    const share = total === 0 ? 1 : done / total
    const perSecond = Math.round(done / ((performance.now() - began) / 1000))
    const words = `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${of}, ${perSecond.toLocaleString('en-GB')} a second`
    if (process.stderr.isTTY) {
      const full = Math.round(share * width)
      process.stderr.write(
        `\r[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${words} ${share === 1 ? '\n' : ''}`,
      )
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10)
      process.stderr.write(`${words}\n`)
    }
  }
}
