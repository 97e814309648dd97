CREATE TABLE webhooks (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    url varchar(2000) NOT NULL,
    active boolean NOT NULL DEFAULT true,
    created_by bigint,
    KEY webhooks_created_by_idx (created_by),
    CONSTRAINT webhooks_created_by FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT webhooks_url_secure CHECK (url LIKE 'https://%')
);
