import { useTranslation } from 'react-i18next';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { isWithin, placeIn, type Lane, type Span } from './lanes.ts';

const HEIGHT = 30;
const MIDDLE = HEIGHT / 2;
const BAR = 12;

interface Props {
  lane: Lane;
  span: Span;
  now: number;
  timeZone: string;
}

/** One service: its name, its marks, and the same in words for whoever hears the page. */
export function LaneRow({ lane, span, now, timeZone }: Props) {
  const names = useNames();
  const words = useLaneWords(lane, now, timeZone);
  const shown = <T extends { at: number }>(marks: T[]) =>
    marks.filter(({ at }) => isWithin(span, at));
  const x = (at: number) => `${placeIn(span, at)}%`;
  return (
    <div className="lane">
      <span className="lane-name">{names.step(lane.step)}</span>
      <svg height={HEIGHT} role="img" aria-label={`${names.step(lane.step)}: ${words}`}>
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="tick" />
        {lane.waitsUntil !== undefined && (
          <Bar span={span} from={now} to={lane.waitsUntil} className="waiting" />
        )}
        {lane.open.map(({ id, from, to, title }) => (
          <OpenBar key={id} span={span} now={now} bar={{ from, to, title }} />
        ))}
        <line x1={x(now)} x2={x(now)} y1="0" y2={HEIGHT} className="now" />
        {shown(lane.forecast).map(({ key, at, title }) => (
          <circle key={key} cx={x(at)} cy={MIDDLE} r="4.5" className="forecast">
            <title>{title}</title>
          </circle>
        ))}
        {shown(lane.done).map(({ id, at, late, text }) => (
          <g key={id}>
            <title>{text}</title>
            <circle cx={x(at)} cy={MIDDLE} r="5.5" className="done" />
            {late && (
              <text x={x(at)} y={MIDDLE - 7} textAnchor="middle" className="late">
                !
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** From its opening to its day; what is overdue runs on to today, and carries a sign. */
function OpenBar({ span, now, bar: { from, to, title } }: OpenBarProps) {
  const isLate = to !== undefined && to < now;
  const end = to === undefined ? now : Math.max(to, now);
  return (
    <g>
      <title>{title}</title>
      <Bar span={span} from={from} to={end} className={isLate ? 'open overdue' : 'open'} />
      {isLate && isWithin(span, now) && (
        <text x={`${placeIn(span, now)}%`} dx="-8" y={MIDDLE - 7} className="late">
          !
        </text>
      )}
    </g>
  );
}

interface OpenBarProps {
  span: Span;
  now: number;
  bar: { from: number; to: number | undefined; title: string };
}

function Bar({
  span,
  from,
  to,
  className,
}: {
  span: Span;
  from: number;
  to: number;
  className: string;
}) {
  const left = Math.max(0, placeIn(span, from));
  const right = Math.min(100, placeIn(span, to));
  if (right <= left) return null;
  return (
    <rect
      x={`${left}%`}
      width={`${right - left}%`}
      y={MIDDLE - BAR / 2}
      height={BAR}
      rx="3"
      className={className}
    />
  );
}

function useLaneWords(lane: Lane, now: number, timeZone: string): string {
  const { t } = useTranslation();
  const days = useDays(timeZone);
  const next = lane.forecast.find(({ at }) => at >= now);
  return [
    ...(lane.done.length > 0 ? [t('lane.done', { count: lane.done.length })] : []),
    ...lane.open.map(({ title, to }) =>
      to === undefined
        ? t('lane.open', { title })
        : t('lane.open-until', { title, day: days.day(to) }),
    ),
    ...(lane.waitsUntil !== undefined ? [t('lane.waiting')] : []),
    ...(next ? [t('lane.forecast', { title: next.title, day: days.day(next.at) })] : []),
  ].join('; ');
}
