import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { nowMs } from '../api/clock.ts';
import type { Schemas } from '../api/client.ts';
import { useNames } from '../names.ts';
import { lanesOf, isQuiet, placeIn, spanOf, ticksOf, type Reach, type Span } from './lanes.ts';
import { LaneRow } from './lane-row.tsx';
import { Legend } from './legend.tsx';

const REACHES: Reach[] = ['quarter', 'year', 'all'];

/** The path as a picture: a lane for each service over time, and today's line through all of them. */
export function Picture({ path }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const [reach, setReach] = useState<Reach>('quarter');
  const now = nowMs();
  const span = spanOf(path, reach, now);
  const timeZone = useNames().timeZone(path.place);
  const [isWhole, setWhole] = useState(false);
  const all = lanesOf(path);
  const lanes = isWhole ? all : all.filter((lane) => !isQuiet(lane, span));
  const hidden = all.length - lanes.length;
  return (
    <section aria-labelledby="picture">
      <div className="head">
        <h2 id="picture">{t('picture')}</h2>
        <Segmented
          aria-label={t('picture-reach')}
          value={reach}
          onChange={setReach}
          options={REACHES.map((value) => ({ value, label: t(`reach.${value}`) }))}
        />
      </div>
      <Legend />
      <div className="lanes">
        <Axis span={span} now={now} timeZone={timeZone} />
        {lanes.map((lane) => (
          <LaneRow key={lane.step} lane={lane} span={span} now={now} timeZone={timeZone} />
        ))}
      </div>
      {(isWhole || hidden > 0) && (
        <Button size="small" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('lanes-fewer') : t('lanes-all', { count: hidden })}
        </Button>
      )}
    </section>
  );
}

function Axis({ span, now, timeZone }: { span: Span; now: number; timeZone: string }) {
  const { t, i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(i18n.language, {
    timeZone,
    year: '2-digit',
    month: 'short',
  });
  return (
    <div className="lane axis" aria-hidden="true">
      <span />
      <svg height="36">
        {ticksOf(span).map((at) => (
          <g key={at}>
            <line
              x1={`${placeIn(span, at)}%`}
              x2={`${placeIn(span, at)}%`}
              y1="28"
              y2="36"
              className="tick"
            />
            {placeIn(span, at) < 92 && (
              <text x={`${placeIn(span, at)}%`} y="32" dx="3">
                {month.format(at + 86_400_000)}
              </text>
            )}
          </g>
        ))}
        <text x={`${placeIn(span, now)}%`} y="12" textAnchor="middle" className="now">
          {t('today')}
        </text>
      </svg>
    </div>
  );
}
