/** Minor units as people read them. */
export const usd = (minor, decimals = 2) => `${(minor / 100).toFixed(decimals)} USD`;
