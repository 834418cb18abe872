import { useTranslation } from 'react-i18next';

const SIGNS = ['done', 'open', 'overdue', 'waiting', 'forecast'] as const;

/** What each sign means: shape and word, never the colour alone. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="legend">
      {SIGNS.map((sign) => (
        <li key={sign}>
          <svg width="22" height="14" aria-hidden="true">
            {sign === 'done' || sign === 'forecast' ? (
              <circle cx="11" cy="7" r="5" className={sign} />
            ) : (
              <rect
                x="1"
                y="1"
                width="20"
                height="12"
                rx="3"
                className={sign === 'overdue' ? 'open overdue' : sign}
              />
            )}
          </svg>
          {t(`sign.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
