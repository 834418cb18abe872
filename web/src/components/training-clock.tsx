import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { useHomeZone } from '../home-zone.ts';
import { MoveClock } from './move-clock.tsx';

/** The time of the product, which in training is not the time on the wall. In production there is no such clock. */
export function TrainingClock({ me }: { me: Schemas['WhoAmI'] }) {
  const { t } = useTranslation();
  const clock = useRead('/api/clock').data?.data;
  const days = useDays(useHomeZone());
  const [isOpen, setOpen] = useState(false);
  if (!clock) return null;
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        aria-label={`${t('clock.title')} ${days.moment(clock.now)}`}
      >
        {t('clock.short')} {days.moment(clock.now)}
      </Button>
      {isOpen && <MoveClock me={me} onClose={() => setOpen(false)} />}
    </>
  );
}
