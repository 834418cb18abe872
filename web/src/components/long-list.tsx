import { useEffect, useRef, type ReactNode } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Button, Empty, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/client.ts';
import { Trouble } from './trouble.tsx';

const ROW_PX = 76;
/** Rows behind the last that is seen, before the next page is asked for. */
const AHEAD = 10;

interface Pages<T> {
  data: { pages: { items: T[] }[] } | undefined;
  error: Error | null;
  hasNextPage: boolean;
  isPending: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface Props<T> {
  list: Pages<T>;
  row: (item: T) => ReactNode;
  name: string;
  /** What to do where there is nothing. */
  empty: string;
}

/** A keyset list of any length: only what is seen is drawn, and read on as somebody scrolls. */
export function LongList<T extends { id: string }>({ list, row, name, empty }: Props<T>) {
  const { data, error, isPending, refetch } = list;
  if (isPending) return <Spin className="middle" />;
  if (error instanceof ApiProblem && !data)
    return <Trouble problem={error} onAgain={() => void refetch()} />;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <Empty className="middle" description={empty} />;
  return (
    <>
      {error instanceof ApiProblem && <Trouble problem={error} onAgain={() => void refetch()} />}
      <Rows list={list} items={items} row={row} name={name} />
    </>
  );
}

function Rows<T extends { id: string }>({
  list,
  items,
  row,
  name,
}: Omit<Props<T>, 'empty'> & { items: T[] }) {
  const { t } = useTranslation();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const box = useRef<HTMLUListElement>(null);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 6,
    scrollMargin: box.current?.offsetTop ?? 0,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, items.length]);
  return (
    <>
      <ul ref={box} className="rows" aria-label={name} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const item = items[index];
          const top = start - virtual.options.scrollMargin;
          return (
            <li
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${top}px)` }}
            >
              {item && row(item)}
            </li>
          );
        })}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
