import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Popconfirm, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { read, write, type Schemas } from '../api/client.ts';
import { readAgain } from '../api/queries.ts';
import { dayAfter, moveTo, nextFriday } from '../clock-move.ts';
import { useDays } from '../days.ts';
import { useHomeZone } from '../home-zone.ts';
import { instantIn } from '../instant-in.ts';
import { lastMove, rememberMove } from '../last-move.ts';
import { useDeed } from '../use-deed.ts';
import { ActedSince } from './acted-since.tsx';
import { MaybeButton } from './maybe-button.tsx';
import { Trouble } from './trouble.tsx';

const LOOK_MS = 500;
/** Offices are open by then. */
const MORNING = 'T09:00';

/** What happens if nobody acts until then? Everything that would: reminders, letters, dates that pass. */
export function MoveClock({ me, onClose }: { me: Schemas['WhoAmI']; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const zone = useHomeZone();
  const days = useDays(zone);
  const [day, setDay] = useState(nextFriday(days.today()));
  const [from, setFrom] = useState<string>();
  const { data: clock, refetch } = useQuery({
    queryKey: ['clock-now'],
    queryFn: async () => (await read('/api/clock')).data,
    refetchInterval: ({ state }) => (state.data?.moving === true ? LOOK_MS : false),
  });
  const { submit, isBusy, problem } = useDeed((by: string, key) =>
    write('/api/clock', { by }, { key }),
  );
  const isMoving = clock?.moving ?? false;
  const now = clock?.now;
  useEffect(() => {
    if (from === undefined || isMoving || now === undefined || now <= from) return;
    rememberMove({ from, to: now });
    setFrom(undefined);
    void readAgain(client);
  }, [client, from, isMoving, now]);
  const by =
    now === undefined
      ? undefined
      : moveTo(Date.parse(now), Date.parse(instantIn(zone, day + MORNING)));
  const move = async () => {
    if (by === undefined || now === undefined) return;
    if ((await submit(by)) === undefined) return;
    setFrom(now);
    await refetch();
  };
  const may = me.can.includes('clock.move');
  const button = t('clock.move', { day: days.civil(day) });
  const since = lastMove();
  return (
    <Modal open title={t('clock.title')} footer={null} onCancel={onClose}>
      <p>{now !== undefined && days.moment(now)}</p>
      <p>{t('clock.help')}</p>
      <ChooseDay day={day} today={days.today()} onChoose={setDay} />
      <div className="actions">
        {may && by !== undefined ? (
          <Popconfirm
            title={t('clock.sure')}
            description={t('clock.sure-more')}
            okText={t('yes')}
            cancelText={t('no')}
            onConfirm={() => void move()}
          >
            <Button type="primary" loading={isBusy || isMoving}>
              {button}
            </Button>
          </Popconfirm>
        ) : (
          <MaybeButton reason={t(may ? 'clock.not-ahead' : 'can-no.clock')}>{button}</MaybeButton>
        )}
      </div>
      {problem && <Trouble problem={problem} />}
      {clock?.problem != null && <Alert type="error" showIcon title={t('clock.stopped')} />}
      {isMoving && clock && (
        <Progress
          aria-label={t('clock.moving')}
          percent={clock.of === 0 ? 0 : Math.floor((100 * clock.moved) / clock.of)}
        />
      )}
      {since && !isMoving && (
        <ActedSince {...since} timeZone={zone} may={me.can.includes('notices.list')} />
      )}
    </Modal>
  );
}

interface ChooseProps {
  day: string;
  today: string;
  onChoose: (day: string) => void;
}

function ChooseDay({ day, today, onChoose }: ChooseProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="actions">
        {[
          { name: 'clock.day', to: dayAfter(today, 1) },
          { name: 'clock.friday', to: nextFriday(today) },
          { name: 'clock.week', to: dayAfter(today, 7) },
          { name: 'clock.month', to: dayAfter(today, 30) },
        ].map(({ name, to }) => (
          <Button
            key={name}
            type={day === to ? 'primary' : 'default'}
            ghost={day === to}
            onClick={() => onChoose(to)}
          >
            {t(name)}
          </Button>
        ))}
      </div>
      <label className="field">
        <span>{t('clock.until')}</span>
        <Input
          type="date"
          className="date"
          value={day}
          min={dayAfter(today, 1)}
          onChange={({ target }) => target.value !== '' && onChoose(target.value)}
        />
      </label>
    </>
  );
}
