/** A page for members, with what it says and at most one button. All three are ours, not a caller's. */
export function page(title: string, text: string, button = ''): string {
  const form = button && `<form method="post"><button>${button}</button></form>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>${text}</p>${form}</main></html>`;
}
