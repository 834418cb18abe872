/**
 * Style elements that components make by themselves carry the number of this answer as well: without it the browser
 * leaves them out. Only our own scripts run here, so it lets in nobody else's styles.
 */
export function numberStyles(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
