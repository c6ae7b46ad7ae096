// Looks at a page as a person with a keyboard does: what can be reached, and what is seen of the focus at each stop.
(() => {
  const FOCUSABLE =
    'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, audio[controls], ' +
    'video[controls], [tabindex], [contenteditable=""], [contenteditable="true"]'
  const SMALLEST = 23.99
  const TEXT = /[\p{L}\p{N}]/u
  const seen = new Set()
  const looks = new Map()

  // A control and its labels stand for one another: either may show the focus and be hit.
  const together = element => [element, ...(element.labels ?? [])]
  const shown = element =>
    together(element).some(part => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  const hasBox = element => [...element.getClientRects()].some(rect => rect.width > 0 && rect.height > 0)

  const reachable = () =>
    [...document.querySelectorAll(FOCUSABLE)].filter(
      element =>
        element.tabIndex >= 0 && !element.matches(':disabled') && !element.closest('[inert]') && shown(element) &&
        hasBox(element) && !otherRadio(element)
    )

  // A group of radio buttons is one stop: the chosen one, or else the first.
  const otherRadio = element => {
    if (element.type !== 'radio' || !element.name || element.checked) return false
    const group = [...document.querySelectorAll('input[type="radio"]')].filter(
      other => other.name === element.name && other.form === element.form
    )
    return group.some(other => other.checked) || group[0] !== element
  }

  const named = element => {
    const text = element.getAttribute('aria-label') || element.textContent.replace(/\s+/g, ' ').trim()
    const words = text || together(element).map(part => part.textContent).join(' ').trim()
    const mark = element.id ? `#${element.id}` : words ? '' : [...element.classList].map(name => `.${name}`).join('')
    return `${element.localName}${mark} «${words.slice(0, 40)}»`
  }

  const within = (hit, element) => hit !== null && together(element).some(part => part.contains(hit))

  const inView = element => {
    if (!shown(element)) return false
    return together(element).flatMap(part => [...part.getClientRects()]).some(rect => {
      const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth)
      const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight)
      if (right <= left || bottom <= top) return false
      return [0.1, 0.3, 0.5, 0.7, 0.9].some(across =>
        [0.1, 0.5, 0.9].some(down =>
          within(document.elementFromPoint(left + across * (right - left), top + down * (bottom - top)), element)
        )
      )
    })
  }

  // How an element is ringed: its outline, if there is one to be seen, and its shadow.
  const look = element => {
    const style = getComputedStyle(element)
    const clear = /^rgba\(.*, 0\)$|\/ 0\)$/.test(style.outlineColor)
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !clear
    return `${outlined ? style.outline : ''}|${style.boxShadow}`
  }
  // The sign of focus may also be drawn around what the control stands in.
  const indicated = element =>
    [...together(element), element.parentElement].some(part => look(part) !== (looks.get(part) ?? '|none'))

  const block = node => {
    let found = node.parentElement
    while (['inline', 'contents', 'ruby'].includes(getComputedStyle(found).display)) found = found.parentElement
    return found
  }

  // The inline exception of WCAG 2.5.8: words that are no target stand in the same block and so set the line's height.
  const inSentence = element => {
    if (getComputedStyle(element).display !== 'inline') return false
    const around = block(element)
    const words = document.createTreeWalker(around, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
      const node = words.currentNode
      if (TEXT.test(node.data) && !node.parentElement.closest(FOCUSABLE) && block(node) === around) return true
    }
    return false
  }

  // Large enough: its box or its label's, or a square around its middle that all leads to it (a padded or drawn area).
  const largeEnough = element => {
    const parts = together(element)
    if (parts.map(boxOf).some(box => box.width >= SMALLEST && box.height >= SMALLEST)) return true
    element.scrollIntoView({ behavior: 'instant', block: 'center' })
    const box = boxOf(element)
    const x = box.left + box.width / 2, y = box.top + box.height / 2
    const steps = [-11.9, -6, 0, 6, 11.9]
    return steps.every(across => steps.every(down => within(document.elementFromPoint(x + across, y + down), element)))
  }

  const boxOf = element => {
    const rects = [element, ...element.querySelectorAll('*')].flatMap(part => [...part.getClientRects()])
    const left = Math.min(...rects.map(rect => rect.left)), right = Math.max(...rects.map(rect => rect.right))
    const top = Math.min(...rects.map(rect => rect.top)), bottom = Math.max(...rects.map(rect => rect.bottom))
    return { left, top, width: right - left, height: bottom - top }
  }

  const settled = async () => {
    for (let before = null, tries = 0; before !== `${scrollX} ${scrollY}` && tries < 60; tries++) {
      before = `${scrollX} ${scrollY}`
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    }
  }

  const faults = element => {
    const found = []
    if (!inView(element)) found.push(`focused but not in view: ${named(element)}`)
    if (!indicated(element)) found.push(`no sign of focus: ${named(element)}`)
    if (element.matches(FOCUSABLE) && !largeEnough(element) && !inSentence(element)) {
      const box = boxOf(element)
      found.push(`smaller than 24x24: ${named(element)}, ${box.width.toFixed(1)}x${box.height.toFixed(1)}`)
    }
    return found
  }

  window.portalAudit = {
    // Opens what is folded, so that what is in it is walked too; gives how many elements are to be reached.
    async start() {
      for (const folded of document.querySelectorAll('details')) folded.open = true
      await settled()
      for (const element of document.querySelectorAll('*')) looks.set(element, look(element))
      return reachable().length
    },
    // Gives what is wrong at the stop that has the focus now, or null when the walk is over.
    async stop() {
      const element = document.activeElement
      if (!element || element === document.body || seen.has(element)) return null
      seen.add(element)
      await settled()
      return faults(element)
    },
    // Gives what was never reached.
    rest: () => reachable().filter(element => !seen.has(element)).map(element => `never reached: ${named(element)}`)
  }
})()
