import { CampaignsStore, MoveCampaign, PreviewAudience, PutCampaign, WavesStore, SimulateCampaign } from '#campaigns';
import { Database } from '#database';
import { Clock } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { NeedsConfirmation } from '../http/access.guard';
import { ShowsMembers } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { preview, previewBody, type PreviewBody } from '../schemas/audience.schemas';
import {
  campaign,
  campaignBody,
  campaignView,
  scheduleBody,
  type CampaignBody,
  type ScheduleBody,
} from '../schemas/campaign.schemas';
import { key, listOf, listPage, pageFrom, pageOf, type ListPage } from '../schemas/common';
import { simulation, simulationView } from '../schemas/simulation.schemas';
import { waveList, wavePage, waveView, type WavePage } from '../schemas/wave.schemas';

const campaigns = listOf(campaign).meta({ id: 'CampaignList' });
const named = { schema: key };
type View = z.infer<typeof campaign>;

@ApiTags('campaigns')
@Controller('v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsStore,
    private readonly waves: WavesStore,
    private readonly putCampaign: PutCampaign,
    private readonly moveCampaign: MoveCampaign,
    private readonly previewAudience: PreviewAudience,
    private readonly simulateCampaign: SimulateCampaign,
  ) {}

  @Post('preview-audience')
  @HttpCode(200)
  @ShowsMembers()
  @Documented('How many members an audience has now, and some of them', 'report', preview)
  async preview(@Body({ schema: previewBody }) { audience }: PreviewBody): Promise<z.infer<typeof preview>> {
    const { members, ...counted } = await this.previewAudience.run(audience);
    return { ...counted, members: [...members] };
  }

  @Get()
  @Documented('All campaigns, the most important first', 'report', campaigns)
  async list(@Query({ schema: listPage }) page: ListPage): Promise<z.infer<typeof campaigns>> {
    return pageOf((await this.campaigns.all()).map(campaignView), ({ key: name }) => name, page);
  }

  @Get(':key')
  @Documented('One campaign', 'report', campaign)
  async get(@Param('key', named) name: string): Promise<View> {
    return campaignView(await this.campaigns.byKey(name));
  }

  @Put(':key')
  @Documented('Make a campaign, or change a draft', 'manage', campaign)
  async put(@Param('key', named) name: string, @Body({ schema: campaignBody }) body: CampaignBody): Promise<View> {
    const { window, ...rest } = body;
    const startsAt = window.startsAt === null ? null : new Date(window.startsAt);
    const endsAt = window.endsAt === null ? null : new Date(window.endsAt);
    return campaignView(await this.putCampaign.run({ key: name, ...rest, startsAt, endsAt }));
  }

  @Get(':key/waves')
  @Documented('Its waves and how far they are, newest first', 'report', waveList)
  async progress(
    @Param('key', named) name: string,
    @Query({ schema: wavePage }) { limit, startingAfter }: WavePage,
  ): Promise<z.infer<typeof waveList>> {
    const { id } = await this.campaigns.byKey(name);
    const found = await this.waves.ofCampaign(this.database, id, limit + 1, startingAfter);
    const legs = await this.waves.legsOf(found.map((one) => one.id));
    const deadJobs = await this.waves.deadJobs(
      this.database,
      legs.map((leg) => leg.id),
    );
    const now = this.clock.now();
    return pageFrom(found, limit, (one) =>
      waveView(
        one,
        legs.filter(({ waveId }) => waveId === one.id),
        deadJobs,
        now,
      ),
    );
  }

  @Post(':key/schedule')
  @HttpCode(200)
  @NeedsConfirmation()
  @Documented('Start it: by its schedule; without one now, or a wave at startsAt', 'manage', campaign)
  async schedule(
    @Param('key', named) name: string,
    @Body({ schema: scheduleBody }) { startsAt, allowEmpty }: ScheduleBody,
  ): Promise<View> {
    const at = startsAt === undefined ? undefined : new Date(startsAt);
    return campaignView(await this.moveCampaign.schedule(name, { startsAt: at, allowEmpty }));
  }

  @Post(':key/simulate')
  @HttpCode(200)
  @ShowsMembers()
  @Documented(
    'What it would do: counts per reason, send curve, discounts, collisions; writes nothing',
    'report',
    simulation,
  )
  async simulate(@Param('key', named) name: string): Promise<z.infer<typeof simulation>> {
    return simulationView(await this.simulateCampaign.run(name));
  }

  @Post(':key/pause')
  @HttpCode(200)
  @Documented('Pause: within seconds nobody is asked or sent to any more', 'manage', campaign)
  async pause(@Param('key', named) name: string): Promise<View> {
    return campaignView(await this.moveCampaign.pause(name));
  }

  @Post(':key/resume')
  @HttpCode(200)
  @Documented('Go on where it was paused; nothing is caught up', 'manage', campaign)
  async resume(@Param('key', named) name: string): Promise<View> {
    return campaignView(await this.moveCampaign.resume(name));
  }

  @Post(':key/cancel')
  @HttpCode(200)
  @Documented('End it for good; open proposals are withdrawn', 'manage', campaign)
  async cancel(@Param('key', named) name: string): Promise<View> {
    return campaignView(await this.moveCampaign.cancel(name));
  }
}
