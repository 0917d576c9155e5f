/** The widths in pixels that uploads are made in, narrowest first; the templates choose among them. Earlier uploads may have others. */
export const pictureWidths = [480, 720, 960, 1600] as const

/**
 * What a phone loads of the picture that opens a page: the widest of the derivatives up to this width, none of which may have more
 * bytes. With the site's budget for a page besides, the home page stays within its own whatever the photograph.
 */
export const phonePicture = { width: 720, bytes: 80_000 } as const
