/** Where a form asks to be led afterwards: an address of ours, or the first page. */
export function ownPath(asked: string | undefined): string {
  if (!asked?.startsWith('/')) return '/';
  // Browsers take a backslash for a slash, and drop tabs and newlines: the parser does as they do.
  const { origin, pathname, search } = new URL(asked, 'http://here.invalid');
  return origin === 'http://here.invalid' && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
