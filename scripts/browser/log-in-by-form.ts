import type { Page } from 'playwright-core'

/** Logs in to the admin as a person does, and waits until it is open. */
export async function logInByForm(
  page: Page,
  cmsUrl: string,
  credentials: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto(`${cmsUrl}/admin/auth/login`)
  await page.fill('input[name="email"]', credentials.email)
  await page.fill('input[name="password"]', credentials.password)
  await page.click('button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.includes('/auth/'))
}
