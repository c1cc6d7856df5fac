import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// Built around the accent #0e4a63 (step 8); steps 5 and 6 carry white text on dark grounds.
const deep: MantineColorsTuple = [
  '#eaf3f7',
  '#d4e5ed',
  '#a9cbdb',
  '#7cb0c8',
  '#4f94b3',
  '#2b7b9e',
  '#1a6889',
  '#125873',
  '#0e4a63',
  '#093547',
];

// The grounds and lines of the dark look, in the place where Mantine keeps its own greys.
const dark: MantineColorsTuple = [
  '#e4ebef',
  '#c3ced5',
  '#a3b3bd',
  '#6d808c',
  '#3d4e59',
  '#2e3e49',
  '#1e2d36',
  '#17232b',
  '#0f191f',
  '#0a1217',
];

const FONT = '"Noto Sans", "Noto Sans Arabic", system-ui, sans-serif';

// What explains a field stands below it, so that fields side by side stand on one line.
const BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

export const theme = createTheme({
  primaryColor: 'deep',
  colors: { deep, dark },
  primaryShade: { light: 8, dark: 6 },
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12.5px', sm: '15px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  headings: { fontFamily: FONT, fontWeight: '600' },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'always',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: false, radius: 12, overlayProps: { backgroundOpacity: 0.45 } } },
    // Mantine writes a <header> into the dialog, which would count as a second head of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    TextInput: { defaultProps: { size: 'sm', inputWrapperOrder: BELOW } },
    NativeSelect: { defaultProps: { size: 'sm', inputWrapperOrder: BELOW } },
    Textarea: { defaultProps: { size: 'sm', inputWrapperOrder: BELOW } },
  },
});

/** Hands our own colours to Mantine, so that there is one place for each. */
export const cssVariables: CSSVariablesResolver = () => {
  const same = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-error': 'var(--hit)',
    '--mantine-color-anchor': 'var(--brand)',
  };
  return { variables: {}, light: same, dark: same };
};
