// Puts our palette over antd and the page: one place decides how everything looks.
import { App, ConfigProvider, type ThemeConfig, theme } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { type ReactNode, useLayoutEffect, useMemo } from "react";
import { dark, light, type Palette } from "./palette";
import { useIsDark, usePreferences } from "./preferences";
import "./look.css";

const font = 'Inter, "Segoe UI", system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

function themed(p: Palette, isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "linkstar" },
    hashed: false, // one version of antd on the page
    token: {
      colorPrimary: p.accent, colorLink: p.link, colorLinkHover: p.link, colorInfo: p.busy, colorSuccess: p.good, colorWarning: p.warn,
      colorError: p.bad, colorText: p.ink, colorTextSecondary: p.soft, colorTextTertiary: p.faint, colorTextDescription: p.faint,
      colorTextPlaceholder: p.faint, colorBgBase: p.surface, colorBgContainer: p.surface, colorBgElevated: p.raised, colorBgLayout: p.ground,
      colorBorder: p.edge, colorBorderSecondary: p.line, colorSplit: p.line, colorTextBase: p.ink, fontFamily: font, fontSize: 13, controlHeight: 30,
      controlHeightSM: 26, controlHeightLG: 38, sizeStep: 3, padding: 12, borderRadius: 6, borderRadiusLG: 8, wireframe: false, motionDurationMid: "0.12s", motionDurationSlow: "0.16s",
      boxShadow: "0 8px 28px rgb(0 0 0 / 0.18)", boxShadowSecondary: "0 8px 28px rgb(0 0 0 / 0.18)", controlOutlineWidth: 2,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500, colorLink: p.link },
      Modal: { titleFontSize: 15 },
    },
  };
}

export function Look({ children }: { children: ReactNode }) {
  const isDark = useIsDark();
  const { language, density } = usePreferences();
  const palette = isDark ? dark : light;
  const made = useMemo(() => themed(palette, isDark), [palette, isDark]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language === "zh" ? "zh-CN" : "en";
    root.dataset["density"] = density;
    root.style.colorScheme = isDark ? "dark" : "light";
    for (const [name, colour] of Object.entries(palette)) root.style.setProperty(`--${name}`, colour);
  }, [palette, isDark, language, density]);
  return (
    <ConfigProvider theme={made} locale={language === "zh" ? zh : en} button={{ autoInsertSpace: false }} modal={{ mask: { closable: false } }}>
      <App message={{ maxCount: 3 }}>{children}</App>
    </ConfigProvider>
  );
}
