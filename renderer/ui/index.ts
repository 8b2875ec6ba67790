/** The page's own controls and tokens. They know no feature, no host and no words. */
export { Badge, type Tone } from './Badge';
export { Banner } from './Banner';
export { Button, type ButtonProps } from './Button';
export { Choice } from './Choice';
export { ConfirmDialog } from './ConfirmDialog';
export { CopyButton } from './CopyButton';
export { classes } from './classes';
export { Dialog, type DialogProps } from './Dialog';
export { EmptyState } from './EmptyState';
export { ENDPOINT_HUES, endpointColour } from './endpoint';
export { Checkbox, type ControlProps, Field, Input, Select } from './Field';
export { useFocusBack } from './focusBack';
export { IconButton, type IconButtonProps, type Keys } from './IconButton';
export { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator, MenuSub } from './Menu';
export { PointMenu } from './PointMenu';
export { Tooltip, TooltipProvider } from './Tooltip';
export {
  applyTheme,
  followSystemTheme,
  resolveTheme,
  THEME_CHOICES,
  type Theme,
  type ThemeChoice,
} from './theme';
export { useWords } from './words';
