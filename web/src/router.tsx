import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';

const CHANGED = 'address-changed';

function follow(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

export function go(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  window.dispatchEvent(new Event(CHANGED));
  if (!replace) window.scrollTo(0, 0);
}

export const usePathname = (): string => useSyncExternalStore(follow, () => location.pathname);

/** Filters stand in the address: they survive a reload and can be sent to a colleague. */
export function useFilters(): [
  Record<string, string>,
  (change: Record<string, string | undefined>) => void,
] {
  const search = useSyncExternalStore(follow, () => location.search);
  const filters = Object.fromEntries(new URLSearchParams(search));
  const change = (some: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(some)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    go(location.pathname + (text === '' ? '' : `?${text}`));
  };
  return [filters, change];
}

/** An ordinary link, which also opens in a tab of its own. */
export function Link({ to, children, className, current }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} className={className} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}

interface LinkProps {
  to: string;
  children: ReactNode;
  className?: string | undefined;
  current?: boolean;
}
