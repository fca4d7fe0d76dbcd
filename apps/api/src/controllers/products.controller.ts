import type { Bundle, Incentive, Product } from '#domain';
import { ProductsStore, PutBundle, PutIncentive, PutProduct } from '#sales';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Documented } from '../http/documented';
import { key, listOf, listPage, pageOf, type ListPage } from '../schemas/common';
import {
  bundle,
  bundleBody,
  bundleInput,
  bundleView,
  incentive,
  incentiveBody,
  incentiveInput,
  incentiveView,
  product,
  productBody,
  type BundleBody,
  type IncentiveBody,
  type ProductBody,
} from '../schemas/product.schemas';

const products = listOf(product).meta({ id: 'ProductList' });
const bundles = listOf(bundle).meta({ id: 'BundleList' });
const incentives = listOf(incentive).meta({ id: 'IncentiveList' });

@ApiTags('catalogue')
@Controller('v1')
export class ProductsController {
  constructor(
    private readonly store: ProductsStore,
    private readonly putProduct: PutProduct,
    private readonly putBundle: PutBundle,
    private readonly putIncentive: PutIncentive,
  ) {}

  @Get('products')
  @Documented('All products', 'report', products)
  async products(@Query({ schema: listPage }) page: ListPage) {
    return pageOf(await this.store.all(), (one) => one.key, page);
  }

  @Put('products/:key')
  @Documented('Add a product or change it; a price never changes its amount', 'manage', product)
  saveProduct(
    @Param('key', { schema: key }) productKey: string,
    @Body({ schema: productBody }) body: ProductBody,
  ): Promise<Product> {
    return this.putProduct.run({ key: productKey, ...body });
  }

  @Get('bundles')
  @Documented('All bundles', 'report', bundles)
  async bundles(@Query({ schema: listPage }) page: ListPage): Promise<z.infer<typeof bundles>> {
    return pageOf((await this.store.bundles()).map(bundleView), (one) => one.key, page);
  }

  @Put('bundles/:key')
  @Documented('Add a bundle or change it; refused when the reduction cannot pay', 'manage', bundle)
  async saveBundle(
    @Param('key', { schema: key }) bundleKey: string,
    @Body({ schema: bundleBody }) body: BundleBody,
  ): Promise<z.infer<typeof bundle>> {
    const saved: Bundle = await this.putBundle.run(bundleInput(bundleKey, body));
    return bundleView(saved);
  }

  @Get('incentives')
  @Documented('All incentives', 'report', incentives)
  async incentives(@Query({ schema: listPage }) page: ListPage): Promise<z.infer<typeof incentives>> {
    return pageOf((await this.store.incentives()).map(incentiveView), (one) => one.key, page);
  }

  @Put('incentives/:key')
  @Documented('Add an incentive or change it', 'manage', incentive)
  async saveIncentive(
    @Param('key', { schema: key }) incentiveKey: string,
    @Body({ schema: incentiveBody }) body: IncentiveBody,
  ): Promise<z.infer<typeof incentive>> {
    const saved: Incentive = await this.putIncentive.run(incentiveInput(incentiveKey, body));
    return incentiveView(saved);
  }
}
