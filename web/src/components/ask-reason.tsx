import { useState } from 'react';
import { Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { READING_REASONS, sayReason, type ReadingReason } from '../api/reading-reason.ts';

interface Props {
  path: string;
  onSaid: () => void;
}

/** A file that no task of hers is about is read for a reason, which is kept beside the reading. */
export function AskReason({ path, onSaid }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<ReadingReason>();
  const say = () => {
    if (reason === undefined) return;
    sayReason(path, reason);
    onSaid();
  };
  return (
    <Modal
      open
      title={t('reading-reason.title')}
      okText={t('reading-reason.read')}
      cancelText={t('reading-reason.leave')}
      okButtonProps={{ disabled: reason === undefined }}
      onOk={say}
      onCancel={() => history.back()}
      mask={{ closable: false }}
    >
      <p>{t('reading-reason.help')}</p>
      <Radio.Group
        className="outcomes"
        aria-label={t('reading-reason.title')}
        value={reason}
        onChange={({ target }) => setReason(target.value as ReadingReason)} // one of the options
        options={READING_REASONS.map((value) => ({ value, label: t(`reading-reason.${value}`) }))}
      />
    </Modal>
  );
}
