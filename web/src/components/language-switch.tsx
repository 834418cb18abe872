import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/index.ts';

/** Named in the language that it leads to. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  return (
    <Button
      lang={isEnglish ? 'zh-CN' : 'en'}
      onClick={() => void speak(isEnglish ? 'zh-CN' : 'en')}
    >
      {isEnglish ? '中文' : 'English'}
    </Button>
  );
}
