import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { leave } from '../leave.ts';

export function QuickExit() {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('leave-how')}>
      <Button danger type="primary" onClick={leave}>
        {t('leave')}
      </Button>
    </Tooltip>
  );
}
