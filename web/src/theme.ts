import type { ThemeConfig } from 'antd';

/** Dark enough for every text on it to be read. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#17594a',
    colorLink: '#17594a',
    colorTextSecondary: '#4a5560',
    colorTextTertiary: '#5a6570',
    colorTextPlaceholder: '#66707a',
    colorTextDescription: '#4a5560',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorWarningBg: '#fff4dd',
    colorWarningBorder: '#e5c07b',
    colorErrorBg: '#fdecea',
    colorInfoBg: '#e8f1fb',
    colorInfo: '#0b5394',
    colorSuccess: '#1b6b3a',
    colorSuccessBg: '#e6f4ea',
    colorSuccessBorder: '#9ccbae',
    borderRadius: 6,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    motion: false,
  },
};
