// The four kinds of theme of VS Code, as its style variables have them, for a page outside VS Code.

interface Theme {
  readonly classes: string;
  readonly colours: Readonly<Record<string, string>>;
}

const shared = { 'button-foreground': '#ffffff', 'inputValidation-warningBorder': '#b89500' };

export const themes: Readonly<Record<string, Theme>> = {
  light: {
    classes: 'vscode-light',
    colours: {
      ...shared,
      'editor-background': '#ffffff',
      foreground: '#3b3b3b',
      focusBorder: '#005fb8',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'button-background': '#005fb8',
      'input-background': '#ffffff',
      'input-foreground': '#3b3b3b',
      'input-border': '#cecece',
      'textLink-foreground': '#005fb8',
      'inputValidation-warningBackground': '#f6f5d2',
    },
  },
  dark: {
    classes: 'vscode-dark',
    colours: {
      ...shared,
      'editor-background': '#1f1f1f',
      foreground: '#cccccc',
      focusBorder: '#0078d4',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
      'button-background': '#0069b9',
      'input-background': '#313131',
      'input-foreground': '#cccccc',
      'input-border': '#3c3c3c',
      'textLink-foreground': '#4daafc',
      'inputValidation-warningBackground': '#352a05',
    },
  },
  'high contrast': {
    classes: 'vscode-high-contrast',
    colours: {
      ...shared,
      'editor-background': '#000000',
      foreground: '#ffffff',
      focusBorder: '#f38518',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'button-secondaryForeground': '#ffffff',
      'button-background': '#000000',
      'input-background': '#000000',
      'input-foreground': '#ffffff',
      'input-border': '#6fc3df',
      'textLink-foreground': '#21a6ff',
      'inputValidation-warningBackground': '#352a05',
    },
  },
  'high contrast light': {
    classes: 'vscode-high-contrast vscode-high-contrast-light',
    colours: {
      ...shared,
      'editor-background': '#ffffff',
      foreground: '#292929',
      focusBorder: '#006bbd',
      contrastBorder: '#0f4a85',
      contrastActiveBorder: '#006bbd',
      'button-secondaryForeground': '#292929',
      'button-background': '#0f4a85',
      'input-background': '#ffffff',
      'input-foreground': '#292929',
      'input-border': '#0f4a85',
      'textLink-foreground': '#0f4a85',
      'inputValidation-warningBackground': '#f6f5d2',
    },
  },
};

/** A style sheet that sets the variables of a theme. */
export function themeStyle(name: string): string {
  const variables = Object.entries(themes[decodeURIComponent(name)]?.colours ?? {}).map(([key, value]) => `--vscode-${key}:${value};`);
  return `html{--vscode-font-family:"Liberation Sans",sans-serif;--vscode-font-size:13px;${variables.join('')}}`;
}
