import { darkTheme, lightTheme } from '@strapi/design-system'
import type { DefaultTheme } from 'styled-components'

/**
 * The public site's paper, ink and one red in the panel. Red marks what is active or pressed; danger keeps a
 * brighter red of its own, so that “delete” is never mistaken for “publish”.
 */
export const paper: DefaultTheme = {
  ...lightTheme,
  colors: {
    ...lightTheme.colors,
    neutral0: '#ffffff',
    neutral100: '#f8f5ee',
    neutral150: '#ece6da',
    neutral200: '#ddd5c7',
    neutral300: '#c4b8a6',
    neutral400: '#9d9081',
    neutral500: '#7b6e62',
    neutral600: '#6a5d52',
    neutral700: '#54483f',
    neutral800: '#231a14',
    neutral900: '#231a14',
    neutral1000: '#120c08',
    primary100: '#f7eceb',
    primary200: '#e6c3c1',
    primary500: '#a93a3c',
    primary600: '#951a1d',
    primary700: '#7d1215',
    buttonPrimary500: '#a93a3c',
    buttonPrimary600: '#951a1d',
    alternative100: '#f5f1e8',
    alternative200: '#e2d4b6',
    alternative500: '#b0873a',
    alternative600: '#80601f',
    alternative700: '#664b14',
    secondary100: '#f5f1e8',
    secondary200: '#e2d4b6',
    secondary500: '#8a6a2c',
    secondary600: '#6d5220',
    secondary700: '#554018',
  },
  shadows: {
    ...lightTheme.shadows,
    filterShadow: '0px 1px 4px rgba(35, 26, 20, 0.1)',
    focus:
      'inset 2px 0px 0px #951a1d, inset 0px 2px 0px #951a1d, inset -2px 0px 0px #951a1d, inset 0px -2px 0px #951a1d',
    focusShadow: '0px 0px 6px rgba(149, 26, 29, 0.5)',
    popupShadow: '0px 2px 15px rgba(35, 26, 20, 0.12)',
    tableShadow: '0px 1px 3px rgba(35, 26, 20, 0.08)',
  },
}

/** Strapi's dark theme, for those who choose it, with our red in place of its violet. */
export const night: DefaultTheme = {
  ...darkTheme,
  colors: {
    ...darkTheme.colors,
    primary500: '#c8585a',
    primary600: '#e0898a',
    primary700: '#eab0b0',
    buttonPrimary500: '#b13f42',
    buttonPrimary600: '#951a1d',
  },
}
