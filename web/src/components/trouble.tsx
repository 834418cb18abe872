import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/client.ts';
import { useRead } from '../api/queries.ts';

/** What happened, what to do, and the number under which it is found. */
export function Trouble({ problem, onAgain }: { problem: ApiProblem; onAgain?: () => void }) {
  const { t, i18n } = useTranslation();
  const isKnown = problem.problem !== undefined;
  const help = useRead('/api/errors/{code}', { code: problem.code }, { isOn: isKnown });
  const action = help.data?.data.action;
  const toDo = isKnown
    ? action && (i18n.language === 'en' ? action.en : action['zh-CN'])
    : t('offline.action');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="trouble"
      title={isKnown ? problem.message : t('offline.title')}
      description={
        <>
          {toDo && <p>{toDo}</p>}
          <p className="small">
            {t('trouble.code')} {problem.code}
            {problem.number && `　${t('trouble.number')} ${problem.number}`}
          </p>
        </>
      }
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    />
  );
}
