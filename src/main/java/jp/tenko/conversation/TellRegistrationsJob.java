package jp.tenko.conversation;

import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the leaders of all businesses that registered since they were last told. */
class TellRegistrationsJob implements Job {

    private final TransactionTemplate transactions;
    private final Organizations organizations;
    private final RegistrationNotices notices;

    TellRegistrationsJob(TransactionTemplate transactions, Organizations organizations, RegistrationNotices notices) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.notices = notices;
    }

    @Override
    public void execute(JobExecutionContext context) {
        long organization = context.getMergedJobDataMap().getLongValue("organization");
        transactions.executeWithoutResult(
                transaction -> notices.tell(organizations.get(new OrganizationId(organization))));
    }
}
