interface Text {
  'zh-CN': string;
  en: string;
}
export interface Help {
  /** When it is answered. */
  when: Text;
  /** What whoever gets it should do. */
  action: Text;
}

export const help = (
  zh: [when: string, action: string],
  en: [when: string, action: string],
): Help => ({
  when: { 'zh-CN': zh[0], en: en[0] },
  action: { 'zh-CN': zh[1], en: en[1] },
});
