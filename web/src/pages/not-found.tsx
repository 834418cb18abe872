import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation();
  return <Empty className="middle" description={t('no-such-page')} />;
}
