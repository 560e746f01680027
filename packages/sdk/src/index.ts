export { ShopbellError, isShopbellError } from './model/errors.ts';
