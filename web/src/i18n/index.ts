import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import zh from './zh-CN.json';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEPT = 'language';

/** Chinese first; whoever chose otherwise in this browser keeps it. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN',
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    // React shows text as text.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  mark(i18next.language);
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  mark(language);
  await i18next.changeLanguage(language);
}

function mark(language: string): void {
  document.documentElement.lang = language;
  document.title = i18next.t('product', { lng: language });
}
